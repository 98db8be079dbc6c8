using System.Net.Sockets;
using Aetherion.Api.Tests.Fakes;
using Aetherion.Api.Webhooks;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Webhooks;

public sealed class WebhookDispatcherTests : IDisposable
{
    private static readonly WebhookOptions Options = new() { PollInterval = TimeSpan.FromMilliseconds(1) };

    private readonly FakeWebhooks _store = new();
    private readonly WebhookClient _client;
    private readonly WebhookDispatcher _dispatcher;

    public WebhookDispatcherTests()
    {
        _store.All.Add(new Webhook(
            "local", "w1", new Uri("https://example.org/"), [WebhookTopic.BotEvents], 1, null, 1, TestData.Start));
        _client = new WebhookClient(Options, new WebhookSecrets(Options, TimeProvider.System), TimeProvider.System);
        _dispatcher = new WebhookDispatcher(
            _store, new FakeCatalog(TestData.Btc), _client, Options, TimeProvider.System,
            NullLogger<WebhookDispatcher>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_on_after_whatever_a_look_has_thrown()
    {
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var looks = 0;
        _store.OnLook = () =>
        {
            if (Interlocked.Increment(ref looks) == 1)
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            again.TrySetResult();
        };

        await _dispatcher.StartAsync(Cancel);

        (await Task.WhenAny(again.Task, _dispatcher.ExecuteTask!)).ShouldBe(again.Task);
        await _dispatcher.StopAsync(Cancel);
    }

    [Fact]
    public async Task An_event_that_cannot_be_written_is_given_up_at_once_and_its_stream_goes_on()
    {
        // Nothing but their place: there is nothing to write.
        _store.Events.AddRange(
            [new WebhookEvent("bot/a", 1, WebhookTopic.BotEvents), new WebhookEvent("bot/a", 2, WebhookTopic.BotEvents)]);

        await _dispatcher.RunOnceAsync(Cancel);
        await _dispatcher.RunOnceAsync(Cancel);

        _store.Recorded.Select(delivery => (delivery.Sequence, delivery.State, delivery.AttemptCount, delivery.LastError))
            .ShouldBe(
            [
                (1, WebhookDeliveryState.Dead, 1, "The event could not be written."),
                (2, WebhookDeliveryState.Dead, 1, "The event could not be written."),
            ]);
    }

    public void Dispose()
    {
        _dispatcher.Dispose();
        _client.Dispose();
    }
}
