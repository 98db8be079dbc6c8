using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Storage;

namespace Aetherion.Postgres.Tests;

public sealed class PostgresServiceCollectionExtensionsTests(ClusterFixture cluster)
{
    private static readonly Type[] Ports =
    [
        typeof(IMarketDataWriter), typeof(IMarketDataHistory), typeof(IRegimeHistory), typeof(IModelRegistry),
        typeof(ITradingJournal), typeof(IReminderTable), typeof(StorageHealth), typeof(RunCatalog),
        typeof(RunReportReader), typeof(ITrainingJobs), typeof(ITrainingJobQueue),
        typeof(ITradingHistory), typeof(IDecisionHistory), typeof(IIdempotencyStore),
    ];

    [Fact]
    public async Task Every_port_of_storage_is_bound()
    {
        await using var database = await cluster.OpenDatabaseAsync("services");
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IInstrumentCatalog, NoInstruments>()
            .AddAetherionPostgres(database, new PostgresStorageOptions());

        await using var provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        foreach (var port in Ports)
            provider.GetRequiredService(port).ShouldBeSameAs(provider.GetRequiredService(port));
        provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.Market).ShouldBeOfType<PostgresGrainStorage>();
        provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.Tenant).ShouldBeOfType<PostgresGrainStorage>();
        provider.GetRequiredKeyedService<IGrainStorage>("PubSubStore").ShouldBeOfType<PostgresGrainStorage>();
        provider.GetServices<IHostedService>().Select(service => service.GetType())
            .ShouldBe([typeof(AuditFollower), typeof(StorageProbe), typeof(MarketDataRetention), typeof(RequestSweeper)]);
    }

    private sealed class NoInstruments : IInstrumentCatalog
    {
        public ImmutableArray<Instrument> Active => [];

        public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
        {
            instrument = null;
            return false;
        }
    }
}
