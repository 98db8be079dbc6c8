using Aetherion.Api.Live;

namespace Aetherion.Api.Symbols;

/// <summary>
/// Puts at most one "the forming bar has changed" into a subscriber's buffer, however often it changes.
/// </summary>
internal sealed class FormingFlag(LosslessBuffer<CandleSignal> waiting)
{
    private int _isSet;

    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
            waiting.Add(CandleSignal.Forming);
    }

    public void Clear() => Interlocked.Exchange(ref _isSet, 0);
}
