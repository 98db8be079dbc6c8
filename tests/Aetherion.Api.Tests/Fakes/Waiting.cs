namespace Aetherion.Api.Tests.Fakes;

internal static class Waiting
{
    /// <summary>How long a test waits for what must come; only a failing test waits so long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
}
