using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>What the changes of who is in charge have in common: checks before, the payload after.</summary>
internal sealed class ModelChanges(
    ICallerContext caller, IModelRegistry registry, IdempotentRequests requests, IDataEpoch epoch)
{
    public const int ReasonLengthMax = 500;

    private const string ReasonDefault = "Through the API.";

    /// <summary>Who the journal says did it.</summary>
    public string Actor => $"api, {caller.Tenant}";

    public static InvalidInput NoScope(string text) => InvalidInput.At(
        "scope",
        $"'{text}' is no scope of a model; write family/venue:symbol/timeframe, such as regime/sim:BTC-USD/M1, or use "
        + "the scope of a model as the API returned it.");

    /// <summary>Checks the request, has it carried out, and shows the model it came to.</summary>
    /// <param name="change">What to do, by the actor and the reason for the journal.</param>
    /// <param name="shown">The version of the model to show with it; null for none.</param>
    public async Task<ModelPayload> RunAsync<TInput>(
        string mutation,
        TInput input,
        ModelRequest request,
        Func<string, string, Task<ModelChange>> change,
        Func<ModelChange, string?> shown,
        CancellationToken cancellationToken)
        where TInput : notnull
    {
        var error = RequestKey.Check(request.IdempotencyKey) ?? await CheckAsync(request, cancellationToken);
        if (error is not null)
            return new ModelPayload(null, null, [error], request.ClientMutationId);
        var result = await requests.RunAsync(
            mutation,
            request.IdempotencyKey,
            input,
            _ => change(Actor, ReasonOf(request.Reason)),
            cancellationToken);
        if (result is null)
            return new ModelPayload(null, null, [RequestKey.Conflict], request.ClientMutationId);
        ImmutableArray<IMutationError> errors = result.Refusal is { } refusal ? [Refused.Of(refusal)] : [];
        return new ModelPayload(
            await FindAsync(shown(result), cancellationToken),
            result.Event is { } entry ? new ModelEventType(await epoch.GetAsync(cancellationToken), entry) : null,
            errors,
            request.ClientMutationId);
    }

    private static string ReasonOf(string? reason) => string.IsNullOrWhiteSpace(reason) ? ReasonDefault : reason.Trim();

    private async Task<IMutationError?> CheckAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var reason = request.Reason;
        if (reason?.Length > ReasonLengthMax)
            return InvalidInput.At("reason", $"A reason has at most {ReasonLengthMax} characters.");
        if (reason is not null && !NodeIds.IsStorable(reason))
            return InvalidInput.At("reason", "A reason cannot hold the character U+0000, which is not stored. Leave it out.");
        return request.Id is { } id && await FindAsync(NodeIds.ToModelVersion(id), cancellationToken) is null
            ? Refused.NotFound("model", id)
            : null;
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
