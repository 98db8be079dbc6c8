using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

internal sealed record CancelTrainingInput([ID] string Id, string? ClientMutationId = null);
