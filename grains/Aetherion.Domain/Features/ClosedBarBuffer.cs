using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>Bars that closed and were not fetched yet; its memory is used again and again.</summary>
internal sealed class ClosedBarBuffer
{
    private const int InitialCapacity = 64;

    private ClosedBar[] _bars = new ClosedBar[InitialCapacity];

    public int Count { get; private set; }

    public ReadOnlySpan<ClosedBar> Bars => _bars.AsSpan(0, Count);

    /// <summary>Makes room for a bar and returns it, to be filled in.</summary>
    public ref ClosedBar Next()
    {
        if (Count == _bars.Length)
            Array.Resize(ref _bars, Count * 2);
        return ref _bars[Count++];
    }

    public void Clear() => Count = 0;
}
