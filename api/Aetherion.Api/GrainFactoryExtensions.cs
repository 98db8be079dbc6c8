using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api;

/// <summary>Grains by the keys of the model.</summary>
internal static class GrainFactoryExtensions
{
    public static ISymbolGrain GetSymbol(this IGrainFactory grains, InstrumentId id) =>
        grains.GetGrain<ISymbolGrain>(new SymbolKey(id).ToString());

    public static IRegimeGrain GetRegime(this IGrainFactory grains, RegimeKey key) =>
        grains.GetGrain<IRegimeGrain>(key.ToString());

    public static IModelMonitorGrain GetModelMonitor(this IGrainFactory grains, RegimeKey key) =>
        grains.GetGrain<IModelMonitorGrain>(key.ToString());

    public static IForecastGrain GetForecast(this IGrainFactory grains, RegimeKey key) =>
        grains.GetGrain<IForecastGrain>(key.ToString());

    public static IReferenceGrain GetReferences(this IGrainFactory grains) =>
        grains.GetGrain<IReferenceGrain>(IReferenceGrain.Key);

    public static IBotGrain GetBot(this IGrainFactory grains, TenantKey key) =>
        grains.GetGrain<IBotGrain>(key.ToString());

    public static IAccountGrain GetAccount(this IGrainFactory grains, TenantKey key) =>
        grains.GetGrain<IAccountGrain>(key.ToString());

    public static ITenantLimitsGrain GetTenantLimits(this IGrainFactory grains, string tenant) =>
        grains.GetGrain<ITenantLimitsGrain>(tenant);

    public static ITenantGrain GetTenant(this IGrainFactory grains, string tenant) =>
        grains.GetGrain<ITenantGrain>(tenant);
}
