using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>What the changes of who is in charge have in common: checks before, the payload after.</summary>
internal sealed class ModelChanges(ICallerContext caller, IModelRegistry registry, IDataEpoch epoch)
{
    public const int ReasonLengthMax = 500;

    private const string ReasonDefault = "Through the API.";

    /// <summary>Who the journal says did it.</summary>
    public string Actor => $"api, {caller.Tenant}";

    public static string ReasonOf(string? reason) => string.IsNullOrWhiteSpace(reason) ? ReasonDefault : reason.Trim();

    public static InvalidInput NoScope(string text) => InvalidInput.At(
        "scope",
        $"'{text}' is no scope of a model; write family/venue:symbol/timeframe, such as regime/sim:BTC-USD/M1, or use "
        + "the scope of a model as the API returned it.");

    /// <summary>Why the input cannot be carried out; null when nothing speaks against it yet.</summary>
    /// <param name="id">Of a model that must be there; null for none.</param>
    public async Task<IMutationError?> CheckAsync(string? id, string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Length > ReasonLengthMax)
            return InvalidInput.At("reason", $"A reason has at most {ReasonLengthMax} characters.");
        if (reason is not null && !NodeIds.IsStorable(reason))
            return InvalidInput.At("reason", "A reason cannot hold the character U+0000, which is not stored. Leave it out.");
        return id is not null && await FindAsync(NodeIds.ToModelVersion(id), cancellationToken) is null
            ? Refused.NotFound("model", id)
            : null;
    }

    /// <param name="version">The model to show with it; null for none.</param>
    public async Task<ModelPayload> ToPayloadAsync(
        ModelChange change, string? version, string? clientMutationId, CancellationToken cancellationToken)
    {
        ImmutableArray<IMutationError> errors = change.Refusal is { } refusal ? [Refused.Of(refusal)] : [];
        return new ModelPayload(
            await FindAsync(version, cancellationToken),
            change.Event is { } entry ? new ModelEventType(await epoch.GetAsync(cancellationToken), entry) : null,
            errors,
            clientMutationId);
    }

    // Not through a loader: the fields of one request follow each other, and each changes what the next one reads.
    private async Task<ModelType?> FindAsync(string? version, CancellationToken cancellationToken)
    {
        if (version is null || !NodeIds.IsStorable(version))
            return null;
        var found = await registry.FindSummariesAsync([version], cancellationToken);
        return found.IsEmpty ? null : new ModelType(found[0]);
    }
}
