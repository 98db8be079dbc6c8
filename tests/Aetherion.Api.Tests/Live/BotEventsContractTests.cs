using System.Runtime.CompilerServices;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Live;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class BotEventsContractTests : SubscriptionContract
{
    private static readonly TenantKey Bot = new("local", "my-bot");

    private readonly FakeBotGrain _bot = new(TestData.Bot(Bot));
    private long _sequence;
    private long _stored;

    public BotEventsContractTests() => World.Parts.Cluster.Put<IBotGrain>(Bot.ToString(), _bot);

    protected override bool IsLossless => true;

    private protected override async IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = World.Parts;
        var events = await BotSubscriptions.BotEventsAsync(
            World.Feed,
            World.Services,
            new BotReader(new RequestCaller(new ApiOptions()), parts.Cluster, parts.Catalog),
            parts.Cluster,
            parts.Catalog,
            parts.Journal,
            Bot.ToString(),
            from?.Sequence,
            from?.Epoch,
            cancellationToken);
        await foreach (var message in events.WithCancellation(cancellationToken))
            yield return message;
    }

    // What is published is stored a little later; some is published twice.
    private protected override async Task ChangeAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var entry = TestData.Event(Bot, ++_sequence);
            _bot.Bot = _bot.Bot! with { LastSequence = _sequence };
            await World.Parts.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), entry);
            if (_sequence % 3 == 0)
                await World.Parts.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), entry);
        }
        while (_stored < _sequence)
            World.Parts.Journal.Add(TestData.Event(Bot, ++_stored));
    }

    private protected override async Task LeaveWindowAsync()
    {
        World.Parts.Journal.Clear();
        await MoveAsync(3);
        World.Parts.Journal.Clear();
        World.Parts.Journal.Add(TestData.Event(Bot, _sequence));
        await RestartAsync();
    }
}
