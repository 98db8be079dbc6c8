using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo;

/// <summary>
/// The domain's catalog behind the port that grains and API know, with what venues list while the service runs.
/// </summary>
public sealed class InstrumentCatalogAdapter(InstrumentCatalog catalog) : IInstrumentCatalog
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<InstrumentId, Instrument> _listed = ImmutableDictionary<InstrumentId, Instrument>.Empty;
    private ImmutableHashSet<string> _venues = [];
    private ImmutableArray<Instrument> _active = catalog.Active;

    public ImmutableArray<Instrument> Active
    {
        get
        {
            lock (_lock)
                return _active;
        }
    }

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) =>
        Volatile.Read(ref _listed).TryGetValue(id, out instrument)
        || (!Volatile.Read(ref _venues).Contains(id.Venue) && catalog.TryGet(id, out instrument));

    /// <summary>Whether a venue has told the instrument's rules; what is known otherwise may have other steps.</summary>
    public bool IsListed(InstrumentId id) => Volatile.Read(ref _listed).ContainsKey(id);

    /// <summary>
    /// A venue tells the rules of its instruments from now on: what is known of them otherwise has steps of its own, and a
    /// grain that began with those would misread what the venue sends.
    /// </summary>
    public void LeaveTo(string venue)
    {
        lock (_lock)
            _venues = _venues.Add(venue);
    }

    /// <summary>Makes an instrument known.</summary>
    public void List(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        lock (_lock)
        {
            _listed = _listed.SetItem(instrument.Id, instrument);
            _active = [.. _active.Select(active => active.Id == instrument.Id ? instrument : active)];
        }
    }

    /// <summary>A known instrument is fed from now on, after those that are.</summary>
    public void Activate(InstrumentId id)
    {
        lock (_lock)
        {
            if (!_active.Any(active => active.Id == id) && TryGet(id, out var instrument))
                _active = _active.Add(instrument);
        }
    }

    /// <summary>An instrument is not fed any more; it stays known.</summary>
    public void Deactivate(InstrumentId id)
    {
        lock (_lock)
            _active = _active.RemoveAll(active => active.Id == id);
    }
}
