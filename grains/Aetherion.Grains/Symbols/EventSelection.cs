using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>Those of a batch's events that are taken, in order: the batch's own array as long as that is all of them.</summary>
internal struct EventSelection(ImmutableArray<MarketEvent> events)
{
    private ImmutableArray<MarketEvent>.Builder? _taken;
    private int _seen;

    /// <summary>Says of the next event whether it is taken.</summary>
    public void Next(bool isTaken)
    {
        var index = _seen++;
        if (_taken is null && !isTaken)
        {
            _taken = ImmutableArray.CreateBuilder<MarketEvent>(events.Length);
            _taken.AddRange(events.AsSpan()[..index]);
        }
        else if (isTaken)
        {
            _taken?.Add(events[index]);
        }
    }

    /// <summary>Of all events, once each of them was said of.</summary>
    public readonly ImmutableArray<MarketEvent> Taken() => _taken is null ? events : _taken.DrainToImmutable();
}
