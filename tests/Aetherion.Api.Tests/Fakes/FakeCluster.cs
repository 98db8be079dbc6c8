using Aetherion.GrainModel.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Grains by type and key, put there by the test, and streams that deliver at once.</summary>
internal sealed class FakeCluster : IClusterClient, IServiceProvider
{
    private readonly Dictionary<(Type Type, string Key), IGrain> _grains = [];

    public FakeStreams Streams { get; } = new();

    public IServiceProvider ServiceProvider => this;

    public void Put<T>(string key, T grain)
        where T : IGrainWithStringKey => _grains[(typeof(T), key)] = grain;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        _grains.TryGetValue((typeof(TGrainInterface), primaryKey), out var grain)
            ? (TGrainInterface)grain
            : (TGrainInterface)Absent(typeof(TGrainInterface), primaryKey);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public object? GetService(Type serviceType) => serviceType == typeof(INamedStreamProviders) ? Streams : null;

    // A grain exists whatever its key: one nobody has put there is empty.
    private static object Absent(Type type, string key) => type.Name switch
    {
        nameof(GrainInterfaces.IBotGrain) => new FakeBotGrain(null),
        nameof(GrainInterfaces.IAccountGrain) => new FakeAccountGrain(null),
        nameof(GrainInterfaces.ITenantLimitsGrain) => new FakeTenantLimitsGrain(),
        nameof(GrainInterfaces.IRegimeGrain) => new FakeRegimeGrain(),
        nameof(GrainInterfaces.ISymbolGrain) => new FakeSymbolGrain(Model.SymbolKey.Parse(key)),
        nameof(GrainInterfaces.IReferenceGrain) => new FakeReferenceGrain(),
        nameof(GrainInterfaces.IFundingGrain) => new FakeFundingGrain(),
        nameof(GrainInterfaces.IFeedSwitchesGrain) => new FakeFeedSwitchesGrain(),
        nameof(GrainInterfaces.IForecastGrain) => new FakeForecastGrain(),
        nameof(GrainInterfaces.IModelMonitorGrain) => new FakeModelMonitorGrain(Model.RegimeKey.Parse(key)),
        _ => throw new InvalidOperationException($"The test put no {type.Name} '{key}' there."),
    };
}
