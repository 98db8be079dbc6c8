using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A monitor that has seen what the test says; at first nothing.</summary>
internal sealed class FakeModelMonitorGrain(RegimeKey key) : IModelMonitorGrain
{
    public MonitorSnapshot Snapshot { get; set; } =
        new(key, 0, null, null, null, [], null, null, "UNKNOWN", []);

    public Task<MonitorSnapshot> GetSnapshot() => Task.FromResult(Snapshot);

    public Task Refresh() => throw new NotSupportedException();

    public Task<ImmutableArray<ForecastsTaken>> UseClassifiers(ClassifierInUse? champion, ClassifierInUse? challenger) =>
        throw new NotSupportedException();

    public Task RecordForecasts(ImmutableArray<ForecastOutcome> forecasts) => throw new NotSupportedException();

    public Task Checkpoint() => throw new NotSupportedException();
}
