namespace Aetherion.Recordings;

/// <summary>
/// Calls of grains that a database behind with its writes keeps waiting. A grain holds what is not stored yet and drops what it has
/// seen, so the same call can be made again; live feeds do that for good.
/// </summary>
internal static class PatientCall
{
    /// <summary>How often a call is made; a grain waits seconds for the database each time.</summary>
    public const int AttemptsMax = 30;

    /// <exception cref="TimeoutException">The last attempt was not answered in time either.</exception>
    public static async Task MakeAsync(Func<Task> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (TimeoutException) when (attempt < AttemptsMax)
            {
                // The database is slow, not gone.
            }
        }
    }
}
