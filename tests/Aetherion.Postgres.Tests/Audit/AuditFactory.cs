using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>Audit records, each a little later than the one before.</summary>
internal static class AuditFactory
{
    public static readonly DateTime Time = new(2024, 6, 1, 10, 0, 0, DateTimeKind.Utc);

    public static AuditRecord Record(string tenant, int number, string action = "startBot") => new(
        tenant, $"r-{number}", Time.AddSeconds(number), AuditCategory.Trading, action, AuditOutcome.Accepted, "anna")
    {
        KeyId = number % 2 == 0 ? "k1" : null,
        Address = "192.0.2.1",
        RequestId = $"req-{number}",
        Subject = $"{tenant}/bot",
        Before = """{"status":"Stopped"}""",
        After = """{"status":"Running"}""",
    };

    public static async Task FillAsync(this AuditLog log, string tenant, int count)
    {
        for (var number = 1; number <= count; number++)
            await log.AppendAsync(Record(tenant, number), TestContext.Current.CancellationToken);
    }
}
