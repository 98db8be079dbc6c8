using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A bot; the key is a <see cref="TenantKey"/>. A request with an id that was carried out lately is accepted again
/// without a second effect, whatever version it expects.
/// </summary>
[OfTenant]
[Alias("Aetherion.Bot")]
public interface IBotGrain : IGrainWithStringKey
{
    /// <summary>Called by the tenant: makes the bot; again with the same configuration changes nothing.</summary>
    Task<BotResult> Create(BotConfiguration configuration);

    /// <summary>
    /// Starts or resumes: warm-up first, whatever it did before. Live it decides on no bar that has closed by now, whenever that bar
    /// comes.
    /// </summary>
    Task<BotResult> Start(long? expectedVersion, string? requestId = null);

    /// <summary>Starts or resumes a bot of a replay as one was started live at that time: it decides on no bar that had closed by then.</summary>
    Task<BotResult> StartAt(DateTime time);

    /// <summary>Keeps the position and opens nothing new.</summary>
    Task<BotResult> Pause(long? expectedVersion, string? requestId = null);

    Task<BotResult> Stop(StopMode mode, long? expectedVersion, string? requestId = null);

    /// <summary>Cancels the orders that are under way; what they executed until then is booked.</summary>
    Task<BotResult> CancelOrders(long? expectedVersion, string? requestId = null);

    /// <summary>Ends an order whose outcome is unknown as a person says, who looked at the venue.</summary>
    Task<BotResult> SettleOrder(OrderSettlement settlement, long? expectedVersion, string? requestId = null);

    /// <summary>Called by the tenant: forgets the bot; its orders stay in the journal.</summary>
    Task<BotResult> Delete(long? expectedVersion = null, string? requestId = null);

    /// <summary>
    /// Asks that a stopped bot trade live. Nothing changes before it is confirmed, within five minutes.
    /// </summary>
    /// <param name="challengeHash">SHA-256, in hexadecimal digits, of what who confirms has to know.</param>
    /// <param name="person">Who is behind the request; null when it is not known.</param>
    Task<BotResult> RequestLive(string challengeHash, string? person);

    /// <summary>Confirms; a wrong challenge ends the request.</summary>
    /// <param name="person">Who is behind the confirmation; null when it is not known.</param>
    /// <param name="mustBeAnother">Whether it may not be who asked.</param>
    Task<BotResult> ConfirmLive(string challengeHash, string? person, bool mustBeAnother);

    /// <summary>Back to play money; withdraws a request to trade live too.</summary>
    Task<BotResult> UsePaper();

    /// <summary>The venue keys that it is tied to by what it holds, and by an order under way.</summary>
    Task<VenueKeyTies> GetKeyTies();

    /// <summary>The bot as it stands; null when there is none of this key.</summary>
    [AlwaysInterleave]
    Task<BotSnapshot?> GetSnapshot();
}
