using System.Collections.Frozen;
using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>The symbols of this process that several venues feed by turns.</summary>
public sealed class FallbackFeeds
{
    private readonly FrozenDictionary<InstrumentId, FallbackInlet> _inlets;

    public FallbackFeeds(IEnumerable<FallbackWorker> workers)
    {
        Workers = [.. workers];
        _inlets = Workers.SelectMany(worker => worker.Inlets).ToFrozenDictionary();
    }

    /// <summary>Without any.</summary>
    public static FallbackFeeds None { get; } = new([]);

    public ImmutableArray<FallbackWorker> Workers { get; }

    /// <summary>Where a venue's symbol is to be told; null where it feeds no other.</summary>
    internal FallbackInlet? Find(InstrumentId id) => _inlets.Count == 0 ? null : _inlets.GetValueOrDefault(id);
}
