using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Status;

[GraphQLName("SystemStatus")]
internal sealed record SystemStatusType(
    [property: GraphQLDescription("What kind of money and data this is: LIVE, PAPER or REPLAY.")]
    string Environment,
    string Tenant,
    bool Ready,
    [property: GraphQLDescription("UP, or DOWN with the reason.")]
    string Storage,
    DateTime StartedTime,
    int Instruments,
    [property: GraphQLDescription("Market events of all instruments a second, averaged since they were last counted.")]
    double TicksPerSecond,
    ImmutableArray<string> Strategies,
    ImmutableArray<VenueFeedType> Feeds);
