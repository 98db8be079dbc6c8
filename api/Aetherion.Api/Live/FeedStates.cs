using Aetherion.Model;

namespace Aetherion.Api.Live;

/// <summary>What the state of a market's feed means for the streams made of it.</summary>
internal static class FeedStates
{
    public static (StreamState State, StreamReason Reason) ToStreamState(this FeedState state) => state switch
    {
        FeedState.Live => (StreamState.Live, StreamReason.None),
        FeedState.Syncing => (StreamState.Syncing, StreamReason.NoData),
        FeedState.Closed => (StreamState.Closed, StreamReason.SessionOver),
        _ => (StreamState.Stale, StreamReason.FeedStale),
    };
}
