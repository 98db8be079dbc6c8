namespace Aetherion.Silo.Venues;

/// <summary>How long an answer asks to wait: the header names seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Null where the answer does not say; zero for a date that has passed.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
