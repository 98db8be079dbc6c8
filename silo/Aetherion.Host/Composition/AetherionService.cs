using Aetherion.Api;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Models;
using Aetherion.Postgres;
using Aetherion.Silo.Access;
using Aetherion.Silo.Feeds;
using Aetherion.Silo.Jobs;
using Aetherion.Silo.Models;
using Aetherion.Silo.Phrasing;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>The service that <c>run</c> starts: database, grains, feed, API and dashboard in one process.</summary>
internal sealed class AetherionService : IAsyncDisposable
{
    private readonly AetherionDatabase _database;

    private AetherionService(AetherionDatabase database, WebApplication app)
    {
        _database = database;
        App = app;
    }

    public WebApplication App { get; }

    public static async Task<AetherionService> CreateAsync(
        ServiceOptions options, FeedChoice feeds, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(Logging.Configure);
        var database = await AetherionDatabase.OpenAsync(
            AetherionDatabaseOptions.FromEnvironment(options.DataDirectory), loggers, cancellationToken);
        try
        {
            return new AetherionService(database, Build(options, database, feeds));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static void AddPhrasing(IServiceCollection services)
    {
        if (PhrasingOptions.FromEnvironment() is not { } phrasing)
        {
            services.AddSingleton<IExplanationPhraser, OwnPhraser>();
            return;
        }
        services.AddSingleton(phrasing);
        services.AddSingleton<PhrasingMetrics>();
        services.AddSingleton(EndpointPhraser.CreateClient(phrasing));
        services.AddSingleton<IExplanationPhraser, EndpointPhraser>();
    }

    private static void AddVenueKeys(IServiceCollection services, MasterKeys? masterKeys)
    {
        services.AddSingleton(provider => new VenueKeyVault(
            provider.GetRequiredService<IVenueKeyTable>(), masterKeys));
        services.AddSingleton<IVenueKeys>(provider => provider.GetRequiredService<VenueKeyVault>());
        services.AddSingleton<IVenueSecrets>(provider => provider.GetRequiredService<VenueKeyVault>());
    }

    private static WebApplication Build(ServiceOptions options, AetherionDatabase database, FeedChoice feeds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Logging.Configure(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listening.Configure(kestrel, options.Configuration.Listen));
        Listening.AddCertificate(builder.Services, options.Configuration.Listen);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(60));
        // The command listens to signals, for every verb alike.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        // Before everything else, so that it stops last and anchors what the others wrote while they stopped.
        builder.Services.AddAuditAnchors(options.DataDirectory, options.Configuration.Audit);
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(
            PlanRegistration.Create(options.Configuration)));
        builder.Services.AddSingleton(new ModelMonitorOptions
        {
            DemotesOnAlert = options.Configuration.Models.DemotesOnAlert,
        });
        builder.Services.AddCore(database, feeds.Catalog);
        if (options.Replay is { } replayed)
            builder.Services.AddSingleton<TimeProvider>(replayed.Time);
        AddFeeds(builder.Services, options, feeds);
        AddModels(builder.Services, options);
        AddPhrasing(builder.Services);
        builder.Services.AddReferences();
        AddVenueKeys(builder.Services, MasterKeys.Load(options.Configuration.MasterKeyFile));
        builder.Services.AddHostedService<StatusLine>();
        builder.Services.AddSingleton<IReadiness, ServiceReadiness>();
        builder.Services.AddSingleton<ServiceMetrics>();
        var api = ApiConfiguration.Create(options.Configuration);
        api.Webhooks.AllowsPlainHttp = options.Configuration.Webhooks.AllowsPlainHttp;
        api.Webhooks.AllowsPrivateAddresses = options.Configuration.Webhooks.AllowsPrivateAddresses;
        api.Webhooks.MasterKey = WebhookKey.Read(options.DataDirectory, options.Configuration.MasterKeyFile);
        if (options.Replay is not null)
            api.Environment = "REPLAY";
        builder.Services.AddAetherionApi(api);
        var app = builder.Build();
        app.Services.GetRequiredService<ServiceMetrics>();
        app.MapAetherionApi();
        return app;
    }

    private static void AddFeeds(IServiceCollection services, ServiceOptions options, FeedChoice feeds)
    {
        services.AddSingleton<FeedMetrics>();
        if (options.RecordingDirectory is { } recording)
        {
            services.Replace(ServiceDescriptor.Singleton<IBotCommandLog, RecordingBotLog>());
            services.AddSingleton<IVenueInputLog>(provider => new RecordingInputLog(
                recording, provider.GetRequiredService<IRegimeModels>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RecordingInputLog>>()));
            services.AddSingleton(provider => new FallbackRecording(
                (RecordingInputLog)provider.GetRequiredService<IVenueInputLog>(), feeds.Fallbacks,
                provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IFallbackLog>(provider => provider.GetRequiredService<FallbackRecording>());
        }
        services.AddVenues(feeds, options);
        if (options.Replay is { } replay)
        {
            services.AddSingleton(replay);
            services.AddSingleton<ReplayFeed>();
            services.AddHostedService(provider => provider.GetRequiredService<ReplayFeed>());
        }
        if (feeds.IsSimulated)
        {
            services.AddSingleton(new SimulatorFeedOptions
            {
                Seed = options.Seed,
                TickInterval = options.TickInterval,
                Backfill = options.Backfill,
            });
            services.AddSingleton<SimulatorFeed>();
            services.AddHostedService(provider => provider.GetRequiredService<SimulatorFeed>());
        }
        services.AddSingleton<IFeedStatus>(provider => new FeedStatusGroup(
        [
            .. provider.GetServices<VenueFeedWorker>(), .. provider.GetServices<FallbackWorker>(),
            .. provider.GetServices<SimulatorFeed>(), .. provider.GetServices<ReplayFeed>(),
        ]));
    }

    /// <summary>What a service does for models: follow promotions, train in the background and by the clock.</summary>
    private static void AddModels(IServiceCollection services, ServiceOptions options)
    {
        services.AddSingleton(new ModelFollowerOptions());
        services.AddSingleton(new TrainingJobOptions());
        services.AddSingleton(new RetrainingOptions { Schedules = options.Retraining });
        services.AddSingleton<IModelTrainer, RegimeModelTrainer>();
        services.AddSingleton<IModelTrainer, OutlookModelTrainer>();
        services.AddSingleton<IModelTrainer, AnomalyModelTrainer>();
        services.AddSingleton(new BarFolderOptions { Path = options.Configuration.Models.BarsFolder });
        services.AddSingleton<BarFolder>();
        services.AddSingleton<IBarFolder>(provider => provider.GetRequiredService<BarFolder>());
        services.AddSingleton<JobBars>();
        services.AddHostedService<ModelFollower>();
        services.AddHostedService<TrainingJobRunner>();
        services.AddSingleton<ServingRegimeModel>();
        services.AddHostedService<RetrainingScheduler>();
    }
}
