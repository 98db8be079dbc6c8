using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues;

/// <summary>
/// What venues send beside market data that is not known here: each name is told to the log once, each that comes is measured,
/// and all are added to what is shown of the venue.
/// </summary>
public sealed class VenueUnknowns(FeedMetrics metrics, ILogger<VenueUnknowns> logger)
{
    private readonly ConcurrentDictionary<(string Venue, VenueSource Source), UnknownNames> _names = new();

    /// <summary>Has what readers count in one place told, measured and shown from now on.</summary>
    public void Watch(string venue, VenueSource source, UnknownNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names[(venue, source)] = names;
        names.Met += (name, isFirst) =>
        {
            metrics.UnknownMet(venue, source, name.Type, 1);
            if (isFirst)
                logger.VenueNameUnknown(venue, source, name);
        };
    }

    /// <summary>What a venue sent, with what its user streams and its answers about orders held.</summary>
    public VenueDecoding AddTo(VenueDecoding decoding)
    {
        ArgumentNullException.ThrowIfNull(decoding);
        return _names.Where(watched => watched.Key.Venue == decoding.Venue).OrderBy(watched => watched.Key.Source)
            .Aggregate(decoding, (sum, watched) => Add(sum, watched.Key.Source, watched.Value.Counts));
    }

    private static VenueDecoding Add(VenueDecoding sum, VenueSource source, ImmutableDictionary<UnknownName, long> counts)
    {
        var names = counts.OrderBy(name => name.Key.Kind, StringComparer.Ordinal)
            .ThenBy(name => name.Key.Name, StringComparer.Ordinal).ToLookup(name => name.Key.Type);
        return sum with
        {
            UnknownEvents = names[UnknownNameType.Event].Aggregate(
                sum.UnknownEvents, (all, name) => all.SetItem(name.Key.Name, all.GetValueOrDefault(name.Key.Name) + name.Value)),
            UnknownFieldCount = sum.UnknownFieldCount + names[UnknownNameType.Field].Sum(name => name.Value),
            UnknownFields =
            [
                .. sum.UnknownFields,
                .. names[UnknownNameType.Field].Select(name => new UnknownVenueField(source, name.Key.Kind, name.Key.Name, name.Value)),
            ],
            UnknownValueCount = sum.UnknownValueCount + names[UnknownNameType.Value].Sum(name => name.Value),
            UnknownValues =
            [
                .. sum.UnknownValues,
                .. names[UnknownNameType.Value].Select(name => new UnknownVenueValue(source, name.Key.Kind, name.Key.Name, name.Value)),
            ],
        };
    }
}
