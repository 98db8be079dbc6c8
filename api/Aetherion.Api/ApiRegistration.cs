using System.Text.Json.Serialization;
using Aetherion.Api.Access;
using Aetherion.Api.Audit;
using Aetherion.Api.Bots;
using Aetherion.Api.Dashboard;
using Aetherion.Api.Decisions;
using Aetherion.Api.Descriptions;
using Aetherion.Api.Limits;
using Aetherion.Api.Live;
using Aetherion.Api.Models;
using Aetherion.Api.OpenApi;
using Aetherion.Api.Requests;
using Aetherion.Api.Rest;
using Aetherion.Api.Security;
using Aetherion.Api.Sockets;
using Aetherion.Api.Status;
using Aetherion.Api.Symbols;
using Aetherion.Api.Telemetry;
using Aetherion.Api.Venues;
using Aetherion.Api.Webhooks;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace Aetherion.Api;

/// <summary>Registers what the API is made of.</summary>
public static class ApiRegistration
{
    /// <summary>
    /// Adds the API. The host adds the cluster client, the read ports (<c>IInstrumentCatalog</c>,
    /// <c>IMarketDataHistory</c>, <c>IRegimeHistory</c>, <c>ITradingJournal</c>, <c>ITradingHistory</c>,
    /// <c>IDecisionHistory</c>), <c>IIdempotencyStore</c>,
    /// <c>IReadiness</c>, and for models <c>IModelRegistry</c>, <c>IModelPromoter</c> and <c>ITrainingJobs</c>;
    /// <c>IAuditLog</c> and <c>IAuditAnchors</c>.
    /// </summary>
    public static IServiceCollection AddAetherionApi(this IServiceCollection services, ApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton(options.RegimeRules);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IVenueFeeds, NoVenueFeeds>();
        services.TryAddSingleton<IVenueAccounts, NoVenueAccounts>();
        AddAccess(services, options);
        services.TryAddSingleton(options.Webhooks);
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookClient>();
        services.AddHostedService<WebhookDispatcher>();
        AddLimits(services, options);
        AddReaders(services);
        AddEndpoints(services, options);
        services.AddGraphQLServer(graphQL => Configure(graphQL, options))
            .AddErrorFilter<ApiErrorFilter>()
            .AddMutationInterceptor<MutationAudit>()
            .AddHttpRequestInterceptor<OperationCounter>()
            .AddSocketSessionInterceptor<OperationCounter>()
            .AddHttpRequestInterceptor<SocketSignIn>()
            .AddSocketSessionInterceptor<SocketSignIn>()
            .AddSocketSessionInterceptor<SocketLimit>()
            .AddSocketSessionInterceptor<SocketRateLimit>()
            .AddOperationCostPolicy<OperationBudget>()
            .AddHttpRequestInterceptor<CallerRules>()
            .AddSocketSessionInterceptor<CallerRules>()
            .DenyByDefault()
            .AddTypes(typeof(ApiRegistration).Assembly)
            .AddModelDescriptions()
            .AddSharedDescriptions()
            .SetDescription("Aetherion: markets, their regimes, and the bots that trade by them.");
        return services;
    }

    private static void Configure(GraphQLOptions graphQL, ApiOptions options)
    {
        graphQL.MaxRequestBodyBytes = ApiOptions.RequestBodyBytesMax;
        graphQL.ReportCost = true;
        graphQL.TrustedOperations = options.TrustedOperations ?? TrustedOperations.None;
        graphQL.TrustedOperationsOnly = options.TrustedOperations is not null;
        graphQL.GraphiQL = context => DashboardFiles.ServeGraphiQLAsync(context, options);
    }

    private static void AddAccess(IServiceCollection services, ApiOptions options)
    {
        services.TryAddScoped<RequestCaller>();
        services.TryAddScoped<ICallerContext>(provider => provider.GetRequiredService<RequestCaller>());
        if (options.SignIn is { } signIn)
            AddSignIn(services, signIn);
        services.AddScoped<ApiKeyManager>();
        services.AddScoped<PersonFinder>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<OpenSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenSessions>());
        services.AddSingleton<IAuthorizationHandler, FieldAccess>();
    }

    private static void AddSignIn(IServiceCollection services, SignInOptions signIn)
    {
        services.AddSingleton(signIn);
        services.AddSingleton<ICredentialCheck, TokenCheck>();
        if (!signIn.ApiKeys)
            return;
        services.AddSingleton<ApiKeyCache>();
        services.AddHostedService(provider => provider.GetRequiredService<ApiKeyCache>());
        services.AddSingleton<ApiKeyCheck>();
        services.AddSingleton<ICredentialCheck>(provider => provider.GetRequiredService<ApiKeyCheck>());
        services.AddSingleton<IRevocations>(provider => provider.GetRequiredService<ApiKeyCheck>());
    }

    private static void AddLimits(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options.AddressLimits);
        services.AddSingleton<AddressLimits>();
        services.AddSingleton(options.Sockets);
        services.AddSingleton<SocketPlaces>();
        services.AddSingleton<TenantLimiters>();
        services.AddSingleton<AuditVerifications>();
        services.AddScoped<SubscriptionLease>();
        services.AddScoped<HistoryWindow>();
        services.AddHostedService(provider => provider.GetRequiredService<TenantLimiters>());
        services.AddSingleton<SignInRefusals>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInRefusals>());
    }

    private static void AddEndpoints(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton<AllowedNames>();
        services.AddCors(cors => CrossOrigin.Configure(cors, options));
        services.AddSingleton<MarketBroadcasts>();
        services.AddSingleton<SocketServer>();
        services.AddSingleton<MetricsCollector>();
        services.AddProblemDetails(problem => problem.CustomizeProblemDetails = RestProblem.Complete);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<UnexpectedErrors>();
        services.AddScoped<RequestBudget>();
        services.AddScoped<MarketReader>();
        AddDescription(services);
    }

    private static void AddDescription(IServiceCollection services)
    {
        // Requests bring no JSON: numbers are written as numbers, and are described as nothing else.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton<SignInSchemes>();
        services.AddOpenApi(description =>
        {
            description.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            description.CreateSchemaReferenceId = SchemaNames.Of;
            description.AddSchemaTransformer<SchemaDetails>();
            description.AddOperationTransformer<OperationDetails>();
            description.AddDocumentTransformer<DocumentDetails>();
        });
    }

    private static void AddReaders(IServiceCollection services)
    {
        services.TryAddSingleton<IDataEpoch, ProcessEpoch>();
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<StreamServices>();
        services.AddSingleton<StreamHubs>();
        services.AddSingleton<StreamPacers>();
        services.AddSingleton<StreamFeed>();
        services.AddSingleton<NewestBars>();
        services.AddSingleton<CandlePager>();
        services.AddSingleton<MarketTradePager>();
        services.AddSingleton<EventRate>();
        services.AddSingleton<SystemStatusReader>();
        services.AddScoped<BotReader>();
        services.AddScoped<VenueKeyUses>();
        services.AddScoped<BotRequestReader>();
        services.AddScoped<BotChanges>();
        services.AddScoped<TradePager>();
        services.AddScoped<DecisionPager>();
        services.AddScoped<IdempotentRequests>();
        services.AddScoped<WebhookReader>();
        services.AddScoped<WebhookChanges>();
        services.AddScoped<ModelChanges>();
        services.AddScoped<TrainingChanges>();
        services.AddScoped<IAuditSnapshot, BotAuditSnapshot>();
        services.AddScoped<IAuditSnapshot, ModelAuditSnapshot>();
        services.AddScoped<IAuditSnapshot, PlanAuditSnapshot>();
        services.AddScoped<IAuditSnapshot, VenueSymbolAuditSnapshot>();
        services.AddScoped<TrainingRequestReader>();
        services.AddScoped<NodeReader>();
    }
}
