using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeDataEpoch : IDataEpoch
{
    public string Name { get; set; } = "data-1";

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => new(Name);
}
