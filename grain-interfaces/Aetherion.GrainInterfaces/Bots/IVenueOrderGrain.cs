using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A bot's order at a venue, from before it is sent until its outcome is certain; the key is the bot's. It is one order at
/// a time, and the last one is remembered.
/// </summary>
[OfTenant]
[Alias("Aetherion.VenueOrder")]
public interface IVenueOrderGrain : IGrainWithStringKey
{
    /// <summary>Why orders of the bot cannot be sent to a venue; null when they can.</summary>
    /// <param name="isHolding">Whether it holds a position: then only the key that it was opened with will do.</param>
    Task<Refusal?> CheckVenue(InstrumentId instrument, bool isHolding);

    /// <summary>The keys that the bot is tied to.</summary>
    /// <inheritdoc cref="CheckVenue" path="/param"/>
    [AlwaysInterleave]
    Task<VenueKeyTies> GetKeyTies(InstrumentId instrument, bool isHolding);

    /// <summary>The order as its venue's rules would have it, or why they would not.</summary>
    Task<VenueOrderFit> Fit(VenueOrderRequest request);

    /// <summary>
    /// Sends the order once, however often it is called, and not at all when it was decided too long ago. Returns when the
    /// venue has answered or is not expected to any more.
    /// </summary>
    Task<VenueOrderProgress> Place(VenueOrderRequest request);

    /// <summary>What is known of an order; null when it is not the last one.</summary>
    [AlwaysInterleave]
    Task<VenueOrderProgress?> GetProgress(string orderId);

    /// <summary>
    /// Has the venue cancel an order that is under way; what it executed until then stands. Null when it is not the last one.
    /// </summary>
    Task<VenueOrderProgress?> Cancel(string orderId);

    /// <summary>Ends an order of unknown outcome as a person says that it ended; once it is so, saying it again changes nothing.</summary>
    Task<VenueOrderSettled> Settle(OrderSettlement settlement);

    /// <summary>Whether the last order was ended by a person who said just this.</summary>
    [AlwaysInterleave]
    Task<bool> IsSettledBy(OrderSettlement settlement);

    /// <summary>Whether the venue has contradicted the end of an order that it did not tell of itself.</summary>
    [AlwaysInterleave]
    Task<VenueWatch> GetWatch();

    /// <summary>Forgets a contradiction that people were told of.</summary>
    Task Acknowledge(string orderId);
}
