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
    [property: GraphQLDescription("Frames and answers of market data that were understood.")]
    long DecodedCount,
    [property: GraphQLDescription("Those with an event that is not known here.")]
    long IgnoredCount,
    [property: GraphQLDescription("Those that could not be read, or said what cannot be.")]
    long RefusedCount,
    [property: GraphQLDescription("Values of enumerations that are not known here, of market data, user streams and answers about orders together.")]
    long UnknownValueCount,
    [property: GraphQLDescription("The events that are not known here, by name, of market data and of user streams.")]
    ImmutableArray<UnknownEventType> UnknownEvents,
    [property: GraphQLDescription("Fields, in what was understood of market data, user streams and answers about orders, whose names are not known here.")]
    long UnknownFieldCount,
    [property: GraphQLDescription("Those fields, by source, kind of message and name.")]
    ImmutableArray<UnknownFieldType> UnknownFields,
    [property: GraphQLDescription("Those values of user streams and of answers about orders, by what they say something about; those of market data are counted only.")]
    ImmutableArray<UnknownValueType> UnknownValues)
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
        [.. decoding.UnknownFields.Select(field => new UnknownFieldType(field.Source, field.Kind, field.Name, field.Count))],
        [.. decoding.UnknownValues.Select(value => new UnknownValueType(value.Source, value.Kind, value.Value, value.Count))]);
}
