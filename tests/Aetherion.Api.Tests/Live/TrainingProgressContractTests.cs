using Aetherion.Api.Live;
using Aetherion.Api.Models;

namespace Aetherion.Api.Tests.Live;

public sealed class TrainingProgressContractTests : SubscriptionContract
{
    private long _done;

    public TrainingProgressContractTests() => World.Parts.Trainings.Begin();

    protected override bool IsLossless => false;

    protected override bool IsPolled => true;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        ModelSubscriptions.TrainingProgress(
            World.Feed,
            World.Services,
            World.Parts.Trainings,
            NodeIds.OfTraining(1),
            maxRate,
            from?.Sequence,
            from?.Epoch,
            cancellationToken);

    private protected override Task ChangeAsync(int count)
    {
        _done += count;
        World.Parts.Trainings.Change(1, job => job with { Done = _done });
        return Task.CompletedTask;
    }
}
