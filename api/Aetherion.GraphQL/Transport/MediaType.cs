using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Aetherion.GraphQL.Transport;

/// <summary>The media types of answers, and which of them a client asks for.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Utf8 = "; charset=utf-8";

    /// <summary>The type to answer with; null when the client accepts none. Without a wish it is plain JSON.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
            return Json;
        // The commonest wishes of clients need no parsing.
        var text = accept.ToString();
        if (text is Json or "*/*" or "")
            return Json;
        if (text == GraphQLResponse)
            return GraphQLResponse;
        return MediaTypeHeaderValue.TryParseList(accept, out var wishes) ? Choose(wishes) : null;
    }

    public static bool IsJson(string? contentType)
    {
        if (contentType == Json)
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Choose(IList<MediaTypeHeaderValue> wishes)
    {
        foreach (var wish in wishes.Where(wish => wish.Quality != 0).OrderByDescending(wish => wish.Quality ?? 1))
        {
            if (Match(wish.MediaType.Value) is { } type && IsUtf8(wish))
                return type;
        }

        return null;
    }

    private static string? Match(string? wish) => wish?.ToLowerInvariant() switch
    {
        Json or "*/*" or "application/*" => Json,
        GraphQLResponse => GraphQLResponse,
        EventStream => EventStream,
        _ => null,
    };

    private static bool IsUtf8(MediaTypeHeaderValue wish) =>
        !wish.Charset.HasValue || wish.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
