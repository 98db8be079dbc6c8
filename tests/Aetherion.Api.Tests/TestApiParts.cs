using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests;

/// <summary>What a test sets up: three instruments, one tenant, empty histories.</summary>
internal sealed class TestApiParts
{
    public TestApiParts()
        : this(new FakeCatalog(TestData.Btc, TestData.Eth, TestData.Aapl))
    {
    }

    public TestApiParts(FakeCatalog catalog)
    {
        Catalog = catalog;
        Trading = new FakeTradingHistory(Journal);
        Decisions = new FakeDecisionHistory(Regimes);
        Tenant = new FakeTenantGrain(TenantKey.LocalTenant, Cluster);
        Cluster.Put<ITenantGrain>(TenantKey.LocalTenant, Tenant);
        Cluster.Put<ISymbolGrain>(TestData.BtcKey.ToString(), Btc);
        Cluster.Put<IRegimeGrain>(TestData.BtcMinute.ToString(), BtcRegime);
        Cluster.Put<IReferenceGrain>(IReferenceGrain.Key, References);
        Cluster.Put<IForecastGrain>(TestData.BtcMinute.ToString(), BtcForecast);
        Cluster.Put<IModelMonitorGrain>(TestData.BtcMinute.ToString(), BtcMonitor);
    }

    public FakeCluster Cluster { get; } = new();

    public FakeSymbolGrain Btc { get; } = new(TestData.BtcKey);

    public FakeRegimeGrain BtcRegime { get; } = new();

    public FakeTenantGrain Tenant { get; }

    public FakeCatalog Catalog { get; }

    public FakeMarketDataHistory Market { get; } = new();

    public FakeRegimeHistory Regimes { get; } = new();

    public FakeJournal Journal { get; } = new();

    public FakeReadiness Readiness { get; } = new();

    public FakeDataEpoch Epoch { get; } = new();

    public FakeModelRegistry Models { get; } = new();

    public FakeTrainingJobs Trainings { get; } = new();

    public FakeBarFolder Bars { get; } = new();

    public FakeTradingHistory Trading { get; }

    public FakeWebhooks Webhooks { get; } = new();

    public FakeDecisionHistory Decisions { get; }

    public FakeIdempotencyStore Requests { get; } = new();

    public FakeApiKeyStore ApiKeys { get; } = new();

    public FakeVenueKeys VenueKeys { get; } = new();

    public FakeAuditLog Audit { get; } = new();

    public FakeReferenceGrain References { get; } = new();

    public FakeForecastGrain BtcForecast { get; } = new();

    public FakeModelMonitorGrain BtcMonitor { get; } = new(TestData.BtcMinute);
}
