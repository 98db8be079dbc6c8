namespace Aetherion.Api;

/// <summary>What clients are told of failures behind the API, in GraphQL and REST alike.</summary>
internal static class ErrorTexts
{
    public const string Timeout = "The service did not answer in time. Try again; if it goes on, look at /readyz.";

    public const string NotFound = "There is nothing of this id. Check it; ids are as the API returned them.";

    public const string StorageUnavailable =
        "The database does not answer. Try again; /readyz says since when it is down.";
}
