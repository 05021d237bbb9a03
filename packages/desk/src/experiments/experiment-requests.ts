import type { ExperimentReport, ExperimentReports } from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

/** Every experiment of the site, as it stands. */
export async function listExperiments(): Promise<ExperimentReport[]> {
  return (await requestAt<ExperimentReports>("GET", "/api/experiments")).experiments;
}
