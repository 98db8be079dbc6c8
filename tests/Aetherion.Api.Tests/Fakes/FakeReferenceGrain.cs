using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Knows what the test says, by assets.</summary>
internal sealed class FakeReferenceGrain : IReferenceGrain
{
    public Dictionary<string, AssetReference> References { get; } = [];

    public Task<AssetReference?> GetReference(string asset) => Task.FromResult(References.GetValueOrDefault(asset));
}
