using System.Diagnostics.Metrics;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.Silo.Telemetry;

/// <summary>What feeds measure.</summary>
public sealed class FeedMetrics : IDisposable
{
    public const string MeterName = "Aetherion.Silo";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _events;
    private readonly Counter<long> _bars;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _leftOut;
    private readonly Counter<long> _unknown;

    public FeedMetrics()
    {
        _events = _meter.CreateCounter<long>("aetherion.feed.events", description: "Events taken in by symbol grains.");
        _bars = _meter.CreateCounter<long>("aetherion.feed.bars", description: "Bars of the past given to symbol grains.");
        _failures = _meter.CreateCounter<long>("aetherion.feed.failures", description: "Batches that were tried again.");
        _leftOut = _meter.CreateCounter<long>(
            "aetherion.feed.left_out", description: "Events that are in no bar, because of their time or because they cannot be.");
        _unknown = _meter.CreateCounter<long>(
            "aetherion.venue.unknown", description: "Fields, words and events of venues that are not known here and were passed over.");
    }

    public void EventsTaken(long count) => _events.Add(count);

    public void BarsTaken(long count) => _bars.Add(count);

    public void BatchFailed() => _failures.Add(1);

    /// <summary>Events of a venue that are in no bar.</summary>
    /// <param name="reason">Late for their bar, further ahead than a clock may be, invalid, or missing at the venue.</param>
    public void LeftOut(string venue, string reason, long count)
    {
        if (count > 0)
            _leftOut.Add(count, new("venue", venue), new("reason", reason));
    }

    /// <summary>Labels are few: which name it was is in the log and in the API.</summary>
    public void UnknownMet(string venue, VenueSource source, UnknownNameType type, long count) =>
        AddUnknown(venue, NameOf(source), NameOf(type), count);

    /// <summary>Fields of a data vendor, which is no venue.</summary>
    public void ReferenceFieldsUnknown(string vendor, long count) =>
        AddUnknown(vendor, "reference", NameOf(UnknownNameType.Field), count);

    public void Dispose() => _meter.Dispose();

    private static string NameOf(VenueSource source) => source switch
    {
        VenueSource.MarketData => "market_data",
        VenueSource.UserStream => "user_stream",
        _ => "orders",
    };

    private static string NameOf(UnknownNameType type) => type switch
    {
        UnknownNameType.Field => "field",
        UnknownNameType.Value => "value",
        _ => "event",
    };

    private void AddUnknown(string venue, string source, string type, long count)
    {
        if (count > 0)
            _unknown.Add(count, new("venue", venue), new("source", source), new("type", type));
    }
}
