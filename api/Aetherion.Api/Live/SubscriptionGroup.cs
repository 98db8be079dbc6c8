namespace Aetherion.Api.Live;

/// <summary>Subscriptions that end together.</summary>
internal sealed class SubscriptionGroup : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _subscriptions = [];

    public void Add(IAsyncDisposable subscription) => _subscriptions.Add(subscription);

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
            await subscription.DisposeAsync();
        _subscriptions.Clear();
    }
}
