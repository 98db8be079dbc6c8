using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>What of a venue's messages is not known is measured, by venue, source and type.</summary>
public sealed class VenueUnknownsTests
{
    /// <summary>Others measure in the same process: this venue is nobody else's.</summary>
    private const string Venue = "a-venue-of-this-test";

    [Fact]
    public void What_is_not_known_is_measured_by_venue_source_and_type()
    {
        using UnknownMeter meter = new(Venue);
        using FeedMetrics metrics = new();
        VenueUnknowns unknowns = new(metrics, NullLogger<VenueUnknowns>.Instance);
        WeexOrders orders = new(isFutures: false);
        WeexUserStreamReader stream = new();
        unknowns.Watch(Venue, VenueSource.Orders, orders.Unknown);
        unknowns.Watch(Venue, VenueSource.UserStream, stream.Counters.Unknown);

        for (var i = 0; i < 2; i++)
        {
            orders.ReadOrders(new VenueAnswer(200, Encoding.UTF8.GetBytes(
                """[{"symbol":"A","orderId":1,"status":"DOZING","executedQty":"0","side":"BUY","added":1,"more":2}]""")));
        }
        stream.TryRead(Encoding.UTF8.GetBytes("""{"e":"somethingNew","E":1}"""), out _).ShouldBeTrue();
        metrics.UnknownMet(Venue, VenueSource.MarketData, UnknownNameType.Field, 7);
        metrics.UnknownMet(Venue, VenueSource.MarketData, UnknownNameType.Event, 0);
        metrics.ReferenceFieldsUnknown(Venue, 3);

        meter.Counts.ShouldBe(
            new Dictionary<string, long>
            {
                ["orders field"] = 4, ["orders value"] = 2, ["user_stream event"] = 1, ["market_data field"] = 7, ["reference field"] = 3,
            },
            ignoreOrder: true);
    }
}
