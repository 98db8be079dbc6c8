using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[InterfaceType("ModelStreamEvent")]
[GraphQLDescription("ModelSnapshot, ModelEvent, StreamGap or StreamStatus.")]
internal interface IModelStreamEvent : IStreamEvent;
