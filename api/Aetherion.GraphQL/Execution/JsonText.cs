using System.Text.Json;

namespace Aetherion.GraphQL.Execution;

internal static class JsonText
{
    /// <summary>The text of a JSON string; null when it has half a surrogate pair, which no text can hold.</summary>
    public static string? Of(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
