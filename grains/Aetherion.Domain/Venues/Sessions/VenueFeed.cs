using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>Whether the data of a symbol can be trusted, and why not.</summary>
/// <param name="Since">When the state or its reason began.</param>
/// <param name="ResyncCount">How often the book had to be asked for again.</param>
/// <param name="MissingTradeCount">Trades that never came and could not be fetched.</param>
/// <param name="DuplicateTradeCount">Trades that came more than once; all but the first were dropped.</param>
public sealed record VenueFeed(
    FeedState State,
    FeedReason Reason,
    DateTime Since,
    long ResyncCount,
    long MissingTradeCount,
    long DuplicateTradeCount)
{
    /// <summary>Trades left out because their time was further ahead of ours than a venue's clock may be.</summary>
    public long UntimelyTradeCount { get; init; }
}
