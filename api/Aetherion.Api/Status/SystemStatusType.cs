using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Status;

[GraphQLName("SystemStatus")]
[GraphQLDescription("How the service is doing, and what it offers.")]
internal sealed record SystemStatusType(
    [property: GraphQLDescription("PAPER, or REPLAY in the time of a recording; whether a bot trades with money its mode says.")]
    string Environment,
    [property: GraphQLDescription("The caller's tenant.")]
    string Tenant,
    [property: GraphQLDescription("Whether it can do all its work; /readyz says why not.")]
    bool Ready,
    [property: GraphQLDescription("UP, or DOWN with the reason.")]
    string Storage,
    [property: GraphQLDescription("When it was started, UTC.")]
    DateTime StartedTime,
    [property: GraphQLDescription("The time by which it lives, UTC: in a REPLAY that of the market then.")]
    DateTime Time,
    [property: GraphQLDescription("How many instruments are fed.")]
    int Instruments,
    [property: GraphQLDescription("Market events of all instruments a second, averaged since they were last counted.")]
    double TicksPerSecond,
    [property: GraphQLDescription("The strategies a bot can be given, by name.")]
    ImmutableArray<string> Strategies,
    [property: GraphQLDescription("Each venue with the state of its data.")]
    ImmutableArray<VenueFeedType> Feeds);
