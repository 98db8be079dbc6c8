using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.OpenApi;

/// <summary>Says of an address what the description tells about it.</summary>
internal static class DescriptionExtensions
{
    /// <param name="name">The operation's name in generated clients; it does not change once published.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder route, string name, string summary, string description) =>
        route.WithName(name).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) =>
        route.WithMetadata(new Refusals(statuses));
}
