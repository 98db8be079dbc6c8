using Aetherion.Api.Live;
using Aetherion.Api.Models;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class ModelEventsContractTests : SubscriptionContract
{
    private static readonly ModelScope Scope = new(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M1);

    private int _count;

    protected override bool IsLossless => true;

    protected override bool IsPolled => true;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        ModelSubscriptions.ModelEvents(
            World.Feed, World.Services, World.Parts.Models, from?.Sequence, from?.Epoch, cancellationToken);

    private protected override Task ChangeAsync(int count)
    {
        for (var i = 0; i < count; i++)
            World.Parts.Models.Add($"m{++_count}", Scope);
        return Task.CompletedTask;
    }

    private protected override async Task LeaveWindowAsync()
    {
        await MoveAsync(3);
        World.Parts.Models.ForgetEventsBefore(_count);
        await RestartAsync();
    }
}
