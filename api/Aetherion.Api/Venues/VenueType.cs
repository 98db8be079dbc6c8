using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLName("Venue")]
[GraphQLDescription("A venue that this service is connected to, and how much of what it sent since the start was understood.")]
internal sealed record VenueType(
    [property: GraphQLDescription("As at the head of an instrument's id.")]
    string Name,
    [property: GraphQLDescription("How far the venue's clock is ahead of ours, in milliseconds; null until it was measured.")]
    double? ClockSkewMs,
    [property: GraphQLDescription("Frames and answers that were understood.")]
    long DecodedCount,
    [property: GraphQLDescription("Those with an event that is not known here.")]
    long IgnoredCount,
    [property: GraphQLDescription("Those that could not be read, or said what cannot be.")]
    long RefusedCount,
    [property: GraphQLDescription("Values of enumerations that are not known here.")]
    long UnknownValueCount,
    [property: GraphQLDescription("The events that are not known here, by name.")]
    ImmutableArray<UnknownEventType> UnknownEvents,
    [property: GraphQLDescription("Fields, in what was understood, whose names are not known here.")]
    long UnknownFieldCount,
    [property: GraphQLDescription("Those fields, by the kind of message and by name.")]
    ImmutableArray<UnknownFieldType> UnknownFields)
{
    public static VenueType Of(VenueDecoding decoding) => new(
        decoding.Venue,
        decoding.ClockSkew?.TotalMilliseconds,
        decoding.DecodedCount,
        decoding.IgnoredCount,
        decoding.RefusedCount,
        decoding.UnknownValueCount,
        [.. decoding.UnknownEvents.Select(unknown => new UnknownEventType(unknown.Key, unknown.Value))],
        decoding.UnknownFieldCount,
        [.. decoding.UnknownFields.Select(field => new UnknownFieldType(field.Kind, field.Name, field.Count))]);
}
