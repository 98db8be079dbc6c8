using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeReadiness : IReadiness
{
    public ImmutableArray<ReadinessCheck> Checks { get; set; } =
        [new ReadinessCheck(ReadinessNames.Storage, true, "", null), new ReadinessCheck(
            ReadinessNames.Feed, true, "", null)];

    public ImmutableArray<ReadinessCheck> Check() => Checks;
}
