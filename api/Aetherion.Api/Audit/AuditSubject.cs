using System.Text.Json;

namespace Aetherion.Api.Audit;

/// <summary>Finds out from a mutation's input and payload what it is about.</summary>
internal static class AuditSubject
{
    // An idempotency key or the like says nothing of what is changed.
    private static readonly string[] NoSubjects = ["clientMutationId"];

    /// <summary>The id the input names: <c>id</c>, else the first that ends with it, else a scope.</summary>
    public static string? Of(JsonElement arguments)
    {
        var input = arguments.TryGetProperty("input", out var given) && given.ValueKind == JsonValueKind.Object
            ? given
            : arguments;
        if (TextOf(input, "id") is { } id)
            return id;
        foreach (var property in input.EnumerateObject())
        {
            if (property.Name.EndsWith("Id", StringComparison.Ordinal) && !NoSubjects.Contains(property.Name)
                && TextOf(input, property.Name) is { } other)
                return other;
        }
        return TextOf(input, "scope");
    }

    /// <summary>The id of the first thing in a payload; null when it shows none.</summary>
    public static string? Of(object? payload) => payload?.GetType().GetProperties()
        .Where(property => typeof(INode).IsAssignableFrom(property.PropertyType))
        .Select(property => ((INode?)property.GetValue(payload))?.Id)
        .FirstOrDefault(id => id is not null);

    private static string? TextOf(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
