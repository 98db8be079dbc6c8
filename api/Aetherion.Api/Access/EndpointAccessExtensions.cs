using Microsoft.AspNetCore.Builder;

namespace Aetherion.Api.Access;

/// <summary>Says of an address who may use it.</summary>
internal static class EndpointAccessExtensions
{
    public static TBuilder RequireAccess<TBuilder>(this TBuilder builder, string policy)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointAccess(policy));

    public static TBuilder AllowEverybody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(EndpointAccess.Everybody);
}
