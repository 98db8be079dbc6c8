using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[InterfaceType("TrainingEvent")]
[GraphQLDescription("TrainingSnapshot, TrainingUpdate, StreamGap or StreamStatus.")]
internal interface ITrainingEvent : IStreamEvent;
