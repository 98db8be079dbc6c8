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
        Description = "The file of anchors; by default the one the service writes, if it is there.",
    };

    public static Command Create()
    {
        var verify = new Command("verify", "Find entries that were changed, taken out, put in or cut off.")
        {
            Tenant, Anchors, Data,
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
        var anchors = await ReadAnchorsAsync(parsed, cancellationToken);
        var isIntact = true;
        foreach (var tenant in await TenantsAsync(parsed, log, anchors, cancellationToken))
        {
            var result = await log.VerifyAsync(tenant, anchors, cancellationToken);
            Console.WriteLine(Describe(result));
            isIntact &= result.IsIntact;
        }
        return isIntact ? 0 : Guard.Failed;
    }

    private static async Task<List<AuditHead>> ReadAnchorsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(Anchors)?.FullName
            ?? AuditAnchorOptions.FromEnvironment(parsed.GetValue(Data)!.FullName).File;
        if (path is null || !File.Exists(path))
        {
            return parsed.GetValue(Anchors) is null
                ? []
                : throw new CommandException($"--anchors {path}: there is no such file.");
        }
        return await new AuditAnchorFile(path).ReadAsync(null, cancellationToken).ToListAsync(cancellationToken);
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
