namespace Aetherion.Api.Live;

/// <summary>A stream as those keep it who know nothing of what it sends.</summary>
internal interface IStreamHub : IAsyncDisposable
{
    /// <summary>Completes when the stream can be read.</summary>
    Task Opened { get; }

    bool HasEnded { get; }

    StreamMembers<StreamWaiter> Waiters { get; }

    /// <summary>Called once, before anything else.</summary>
    void Open();

    /// <summary>Called once every <see cref="StreamLimits.HeartbeatInterval"/>.</summary>
    void Beat();
}
