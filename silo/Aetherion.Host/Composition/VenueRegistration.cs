using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Silo;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Aetherion.Silo.Venues.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Host.Composition;

/// <summary>Connects the venues that <c>--feed</c> names.</summary>
internal static class VenueRegistration
{
    public static void AddVenues(this IServiceCollection services, FeedChoice feeds, ServiceOptions options)
    {
        services.TryAddSingleton<IVenueInputLog, NoVenueInputLog>();
        foreach (var (venue, symbols) in feeds.Venues)
        {
            VenueFeedOptions feed = new()
            {
                Endpoint = EndpointOf(venue, options.Configuration, Environment.GetEnvironmentVariable),
                Symbols = symbols,
                Session = VenueSessionOptions.Live with
                {
                    Seed = (int)(options.Seed % int.MaxValue), Backfill = options.Backfill,
                },
            };
            services.AddSingleton(provider => new VenueFeedWorker(
                venue, feed, provider.GetRequiredService<IGrainFactory>(),
                provider.GetRequiredService<InstrumentCatalogAdapter>(), provider.GetRequiredService<IVenueInputLog>(),
                provider.GetRequiredService<FallbackFeeds>(), provider.GetRequiredService<FeedMetrics>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<VenueFeedWorker>>()));
        }
        services.AddFallbacks(feeds);
        services.AddOrders(feeds, options);
        services.AddSingleton<VenueUnknowns>();
        services.AddSingleton<IVenueFeeds, VenueFeeds>();
        services.AddHostedService<VenueFeedsService>();
    }

    /// <summary>Symbols that the venues feed by turns.</summary>
    private static void AddFallbacks(this IServiceCollection services, FeedChoice feeds)
    {
        services.TryAddSingleton<IFallbackLog, NoFallbackLog>();
        foreach (var fallback in feeds.Fallbacks)
        {
            services.AddSingleton(provider => new FallbackWorker(
                fallback, new VenueQueueOptions(), provider.GetRequiredService<IGrainFactory>(),
                provider.GetRequiredService<InstrumentCatalogAdapter>(), provider.GetRequiredService<IFallbackLog>(),
                provider.GetRequiredService<FeedMetrics>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<FallbackWorker>>()));
        }
        services.AddSingleton<FallbackFeeds>();
    }

    /// <summary>Orders go to the venues that are fed, since nothing is decided without a live book.</summary>
    private static void AddOrders(this IServiceCollection services, FeedChoice feeds, ServiceOptions options)
    {
        services.AddSingleton(new OrderGatewayOptions
        {
            Venues =
            [
                .. feeds.Venues.Select(v => OrderVenueOf(v.Venue, options.Configuration)).OfType<OrderVenue>(),
            ],
        });
        services.AddSingleton<IOrderGateway, OrderGateway>();
        services.AddSingleton<IVenueAccounts, VenueAccounts>();
        services.AddHostedService<LiveBotWaker>();
    }

    private static OrderVenue? OrderVenueOf(VenueDefinition venue, ServiceConfiguration configuration)
    {
        var endpoint = EndpointOf(venue, configuration, Environment.GetEnvironmentVariable);
        return OrderVenues.Find(venue.Name, endpoint, isOwnAddress: endpoint == venue.Endpoint);
    }

    /// <summary>
    /// The environment goes before the configuration: <c>AETHERION_BINANCE_USDM_URL</c> is one address for both requests and
    /// connections.
    /// </summary>
    internal static VenueEndpoint EndpointOf(
        VenueDefinition venue, ServiceConfiguration configuration, Func<string, string?> environment)
    {
        var variable = VariableOf(venue.Name);
        if (environment(variable) is { Length: > 0 } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? VenueEndpoint.Of(address)
                : throw new ConfigurationException($"{variable}: '{text}' is no address; write http://host:port.");
        }
        var configured = configuration.Venues.GetValueOrDefault(venue.Name);
        return new VenueEndpoint(
            configured?.RestUrl is { } rest ? new Uri(rest) : venue.Endpoint.Rest,
            configured?.SocketUrl is { } socket ? new Uri(socket) : venue.Endpoint.Socket);
    }

    /// <summary>The variable with the address of a venue.</summary>
    internal static string VariableOf(string venue) =>
        $"AETHERION_{venue.ToUpperInvariant().Replace('-', '_')}_URL";
}
