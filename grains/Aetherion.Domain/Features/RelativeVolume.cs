namespace Aetherion.Domain.Features;

/// <summary>
/// Volume over its mean in the window, current bar included. Not known while nothing was traded in the whole window.
/// </summary>
public sealed class RelativeVolume(int window) : IIndicator
{
    private readonly RollingHistory _volumes = new(window);
    private long _last;

    public int WarmUpPeriod => window;

    public bool IsReady => _volumes.IsFull;

    public double? Value => IsReady && _volumes.Sum > 0 ? _last * (double)window / _volumes.Sum : null;

    public void Update(long lots)
    {
        _last = lots;
        _volumes.Add(lots);
    }

    public void Reset()
    {
        _volumes.Reset();
        _last = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _volumes.Save(writer);
        writer.Write(_last);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _volumes.Restore(reader);
        _last = reader.ReadInt64();
    }
}
