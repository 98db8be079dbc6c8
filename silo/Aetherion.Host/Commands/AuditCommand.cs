using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Composition;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Silo.Audit;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>audit verify|export</c>: looks through the chains of the audit log and names what is wrong with them; writes one
/// out.
/// </summary>
internal static class AuditCommand
{
    private const int PageSize = 1_000;

    /// <summary>How long an entry's time may lie before the writing that anchors it.</summary>
    private static readonly TimeSpan AnchoredWithin = TimeSpan.FromMinutes(1);

    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    private static readonly Option<string?> Tenant = new("--tenant")
    {
        Description = $"Only this tenant's chain; {AuditRecord.ServiceTenant} is the service's own. By default all.",
    };

    private static readonly Option<string> Exported = new("--tenant")
    {
        Description = $"Whose chain; {AuditRecord.ServiceTenant} is the service's own.",
        DefaultValueFactory = _ => TenantKey.LocalTenant,
    };

    private static readonly Option<FileInfo?> Anchors = new("--anchors")
    {
        Description = "The file of anchors; by default the one the service writes.",
    };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "The service's configuration file, for audit.anchorFile; without it the service's own note is used.",
    };

    public static Command Create()
    {
        var verify = new Command("verify", "Find entries that were changed, taken out, put in or cut off.")
        {
            Tenant, Anchors, Config, Data,
        };
        verify.SetGuardedAction((parsed, cancel) => WithLogAsync(
            parsed, log => VerifyAsync(parsed, log, cancel), cancel));
        var export = new Command("export", "Write a chain as JSON lines, oldest entry first.") { Exported, Data };
        export.SetGuardedAction((parsed, cancel) => WithLogAsync(
            parsed, log => ExportAsync(parsed, log, cancel), cancel));
        return new Command("audit", "Verify or export the audit log.") { verify, export };
    }

    private static async Task<int> WithLogAsync(
        ParseResult parsed, Func<IAuditLog, Task<int>> action, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Error));
        await using var database = await AetherionDatabase.OpenAsync(
            CoreHost.GuestOptions(parsed.GetValue(Data)!.FullName), loggers, cancellationToken);
        return await action(CommandAudit.LogOf(database));
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, IAuditLog log, CancellationToken cancellationToken)
    {
        var path = FindAnchors(parsed);
        var anchors = path is null
            ? []
            : await new AuditAnchorFile(path).ReadAsync(null, cancellationToken).ToListAsync(cancellationToken);
        var isIntact = true;
        foreach (var tenant in await TenantsAsync(parsed, log, anchors, cancellationToken))
        {
            var result = await log.VerifyAsync(tenant, anchors, cancellationToken);
            Console.WriteLine(Describe(result));
            isIntact &= result.IsIntact && await HasItsAnchorsAsync(result, path, log, cancellationToken);
        }
        return isIntact ? 0 : Guard.Failed;
    }

    /// <summary>Null only where nobody has named a file and the service has not run with one.</summary>
    private static string? FindAnchors(ParseResult parsed)
    {
        if (parsed.GetValue(Anchors) is { } given)
            return given.Exists ? given.FullName : throw new CommandException($"--anchors {given}: there is no such file.");
        var configuration = parsed.GetValue(Config) is { } file
            ? ConfigurationFile.Read(file.FullName).Audit
            : new AuditConfiguration();
        var path = AuditRegistration.FindFile(parsed.GetValue(Data)!.FullName, configuration, out var isNamed);
        if (File.Exists(path))
            return path;
        return !isNamed || path is null
            ? null
            : throw new CommandException(
                $"The anchors the service writes to {path} are not there: that the log was not cut off cannot be told. "
                + "Bring the file back, or name a copy of it with --anchors.");
    }

    /// <summary>
    /// Each writing anchors all chains that have grown, so a chain whose end is older than the file is in it.
    /// </summary>
    private static async Task<bool> HasItsAnchorsAsync(
        AuditVerification result, string? path, IAuditLog log, CancellationToken cancellationToken)
    {
        if (path is null || result.AnchorCount > 0)
            return true;
        if (await log.FindHeadAsync(result.Tenant, cancellationToken) is not { } head
            || head.Time + AnchoredWithin > File.GetLastWriteTimeUtc(path))
            return true;
        Console.WriteLine(
            $"  {path} has no anchor of {result.Tenant} although it was written after the chain's last entry: "
            + "anchors were taken out. Name a copy with --anchors.");
        return false;
    }

    /// <summary>The chains there are and those that are known to have been there.</summary>
    private static async Task<IEnumerable<string>> TenantsAsync(
        ParseResult parsed, IAuditLog log, List<AuditHead> anchors, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Tenant) is { } only)
            return [only];
        var tenants = new SortedSet<string>(anchors.Select(anchor => anchor.Tenant), StringComparer.Ordinal);
        var last = "";
        while (true)
        {
            var page = await log.ListHeadsAsync(last, PageSize, cancellationToken);
            tenants.UnionWith(page.Select(head => head.Tenant));
            if (page.Length < PageSize)
                return tenants;
            last = page[^1].Tenant;
        }
    }

    private static string Describe(AuditVerification result)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Tenant}: {result.EntryCount:#,0} entries, {result.AnchorCount:#,0} anchors, ");
        if (result.IsIntact)
            return head + (result.AnchorCount > 0 ? "intact" : "intact as far as can be told without an anchor");
        var more = result.HasMore ? "\n  and more" : "";
        return $"{head}DAMAGED\n{string.Join('\n', result.Findings.Select(f => $"  {f.Kind}: {f.Message}"))}{more}";
    }

    private static async Task<int> ExportAsync(ParseResult parsed, IAuditLog log, CancellationToken cancellationToken)
    {
        long last = 0;
        while (true)
        {
            var page = await log.ReadForwardAsync(parsed.GetValue(Exported)!, last, PageSize, cancellationToken);
            foreach (var entry in page)
                Console.WriteLine(ToLine(entry));
            if (page.Length < PageSize)
                return 0;
            last = page[^1].Sequence;
        }
    }

    /// <summary>Everything the hash is over, so that the lines can be verified without us.</summary>
    private static string ToLine(AuditEntry entry)
    {
        var line = JsonSerializer.SerializeToNode(entry.Record, Lines)!.AsObject();
        line.Insert(1, "sequence", entry.Sequence);
        line.Add("previousHash", entry.PreviousHash);
        line.Add("hash", entry.Hash);
        return line.ToJsonString(Lines);
    }
}
