using System.Runtime.CompilerServices;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Live;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class AccountChangedContractTests : SubscriptionContract
{
    private static readonly TenantKey Key = new("local", "main");

    private readonly FakeAccountGrain _account = new(TestData.Account(Key));

    public AccountChangedContractTests() => World.Parts.Cluster.Put<IAccountGrain>(Key.ToString(), _account);

    protected override bool IsLossless => false;

    protected override bool IsPolled => true;

    private protected override async IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bots = new BotReader(new RequestCaller(new ApiOptions()), World.Parts.Cluster, World.Parts.Catalog);
        var events = await BotSubscriptions.AccountChangedAsync(
            World.Feed, World.Services, bots, Key.ToString(), maxRate, from?.Sequence, from?.Epoch, cancellationToken);
        await foreach (var message in events.WithCancellation(cancellationToken))
            yield return message;
    }

    private protected override async Task ChangeAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await _account.SetTradingState(TradingState.Reducing);
    }
}
