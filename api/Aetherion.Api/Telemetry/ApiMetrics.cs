using System.Diagnostics.Metrics;

namespace Aetherion.Api.Telemetry;

/// <summary>What the API measures about itself.</summary>
internal static class ApiMetrics
{
    public const string MeterName = "Aetherion.Api";

    private static readonly Meter Meter = new(MeterName);

    public static readonly UpDownCounter<long> OpenSockets =
        Meter.CreateUpDownCounter<long>("aetherion.api.sockets.open", null, "Open WebSockets of the older clients.");

    public static readonly Counter<long> SocketMessages =
        Meter.CreateCounter<long>(
            "aetherion.api.sockets.messages", null, "Messages written to older clients' WebSockets.");

    public static readonly Counter<long> SocketEnds =
        Meter.CreateCounter<long>(
            "aetherion.api.sockets.ended", null, "Ended WebSockets of the older clients, by reason.");

    public static readonly Counter<long> GraphQLRequests =
        Meter.CreateCounter<long>(
            "aetherion.api.graphql.requests", null, "GraphQL requests, by operation and transport.");
}
